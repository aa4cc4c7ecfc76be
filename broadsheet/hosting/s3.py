"""S3: the redirects that a bucket's website can make.

A bucket takes fifty rules of its configuration, and they match prefixes. An object's own redirect
(`x-amz-website-redirect-location`) has no such limit and matches one address, so that is what the file lists. The
publisher reads it. Where no website answers for the bucket, the pages at the old addresses lead on.
"""

from __future__ import annotations

import json

from broadsheet import urls
from broadsheet.hosting.hosted import Hosted
from broadsheet.hosting.manner import FOR_HOSTS

NAME = f"{FOR_HOSTS}s3-redirects.json"


def objects(hosted: Hosted) -> str:
    """Key of each object at an old address -> its `x-amz-website-redirect-location`, as JSON."""
    found = {urls.output_path(old): hosted.base_path + urls.encode(new) for old, new in hosted.moved}
    return json.dumps(found, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
