# The box that learner code runs in. Build with: docker build -t jaxtutor-box .
# Written for the classic builder too: no BuildKit syntax.

FROM python:3.13-slim-trixie AS build
COPY requirements/box.lock /tmp/box.lock
RUN python3 -m venv /opt/box \
 && /opt/box/bin/python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /tmp/box.lock
# What no submission can need: the installer, the packages' own tests, C headers and static libraries.
RUN /opt/box/bin/python -m pip uninstall --yes --quiet pip \
 && find /opt/box/lib -type d \( -name tests -o -name include \) -prune -exec rm -rf {} + \
 && find /opt/box/lib -name '*.a' -delete \
 && rm -rf /opt/box/include /opt/box/share

FROM python:3.13-slim-trixie
COPY --from=build /opt/box /opt/box
