# Broadsheet without a Python of your own:
#   docker build -t broadsheet .
#   docker run --rm -v "$PWD:/site" broadsheet build
FROM python:3.13-slim AS wheels
WORKDIR /source
COPY requirements.lock ./
RUN pip wheel --no-cache-dir --use-pep517 --no-deps --require-hashes -r requirements.lock -w /wheels
COPY . .
RUN pip wheel --no-cache-dir --no-deps -w /wheels .

FROM python:3.13-slim
RUN --mount=type=bind,from=wheels,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --no-deps /wheels/*.whl
RUN useradd --create-home editor
USER editor
WORKDIR /site
EXPOSE 8000
ENTRYPOINT ["broadsheet"]
CMD ["build"]
