"""`s3://`, `gs://` and `az://` addresses, and the credentials that their hosts are asked with.

Credentials come from where each host's own tools look: the environment, the machine's or the CI job's identity and,
for S3, the profiles of `~/.aws`. None is ever read from a file of ours.
"""

from __future__ import annotations

import configparser
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from obstore import exceptions
from obstore.store import AzureStore, GCSStore, S3Store

from broadsheet.publish.address import Address, Unusable
from broadsheet.publish.objects import Objects

TIMEOUT = "60s"
REDIRECT = "x-amz-website-redirect-location"
"""Obstore's attributes of an object have no name for it, so the store that sends such an object sets the header."""
_SETTINGS: Any = {"max_retries": 0}
_NAMES = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")


def s3(address: Address, environ: Mapping[str, str]) -> Objects:
    """`s3://bucket/prefix?endpoint=https://host&region=eu-west-1`.

    Raises:
        Unusable: the profile that the environment names gives no keys.
    """
    options = address.options
    endpoint = options.get("endpoint") or environ.get("AWS_ENDPOINT_URL_S3") or environ.get("AWS_ENDPOINT_URL") or ""
    config: Any = dict(_profile(environ))
    region = options.get("region") or environ.get("AWS_REGION") or environ.get("AWS_DEFAULT_REGION")
    config["region"] = region or config.get("region") or "us-east-1"
    if endpoint:
        config["endpoint"] = endpoint
        config["virtual_hosted_style_request"] = False

    def store(headers: Mapping[str, str]) -> S3Store:
        """Whatever is asked by this store carries the headers, signed like all others."""
        options: Any = {**_client(endpoint), "default_headers": dict(headers)}
        prefix = address.path or None
        return S3Store(address.host, prefix=prefix, config=config, client_options=options, retry_config=_SETTINGS)

    with _readable():
        plain = store({})
    return Objects(plain, address.name, leading=lambda location: store({REDIRECT: location}))


def gs(address: Address, environ: Mapping[str, str]) -> Objects:
    """`gs://bucket/prefix`."""
    with _readable():
        store = GCSStore(address.host, prefix=address.path or None, client_options=_client(), retry_config=_SETTINGS)
    return Objects(store, address.name, tells_md5=False)


def az(address: Address, environ: Mapping[str, str]) -> Objects:
    """`az://container/prefix`; the account is in AZURE_STORAGE_ACCOUNT_NAME, or `?account=`."""
    config: Any = {"account_name": address.options["account"]} if "account" in address.options else {}
    endpoint = address.options.get("endpoint", "")
    if endpoint:
        config["endpoint"] = endpoint
    with _readable():
        store = AzureStore(
            address.host,
            prefix=address.path or None,
            config=config,
            client_options=_client(endpoint),
            retry_config=_SETTINGS,
        )
    return Objects(store, address.name, tells_md5=False)


@contextmanager
def _readable() -> Iterator[None]:
    """Raises: Unusable: the settings of the host in the environment are no good. What they are is not repeated."""
    try:
        yield
    except exceptions.BaseError as error:
        raise Unusable(
            f"what the environment says of this host, such as its credentials, cannot be read ({type(error).__name__})"
        ) from None


def _client(endpoint: str = "") -> Any:
    """Only an address that says http:// itself is asked without encryption."""
    return {"timeout": TIMEOUT, "allow_http": urlsplit(endpoint).scheme == "http"}


def _profile(environ: Mapping[str, str]) -> dict[str, str]:
    """The keys of the environment, or else those of the profile in `~/.aws`.

    https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html

    Raises:
        Unusable: AWS_PROFILE names a profile without keys.
    """
    if "AWS_ACCESS_KEY_ID" in environ:
        return {name.removeprefix("aws_"): environ[name.upper()] for name in _NAMES if name.upper() in environ}
    name = environ.get("AWS_PROFILE", "default")
    home = Path(environ.get("HOME") or Path.home()) / ".aws"
    found: dict[str, str] = {}
    for file, section in (
        (environ.get("AWS_CONFIG_FILE") or home / "config", name if name == "default" else f"profile {name}"),
        (environ.get("AWS_SHARED_CREDENTIALS_FILE") or home / "credentials", name),
    ):
        parser = configparser.RawConfigParser()
        parser.read(os.fspath(file), encoding="utf-8")
        found |= dict(parser[section]) if parser.has_section(section) else {}
    keys = {name.removeprefix("aws_"): found[name] for name in (*_NAMES, "region") if name in found}
    if "AWS_PROFILE" in environ and "access_key_id" not in keys:
        raise Unusable(
            f'the profile "{name}" holds no keys of its own; run `aws configure export-credentials --format env` and'
            " set what it prints"
        )
    return keys
