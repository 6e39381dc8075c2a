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
# No installer, and no file that lends its owner's rights to whoever starts it.
RUN rm -rf /usr/local/lib/python3*/site-packages/pip* /usr/lib/python3/dist-packages/pip* /usr/local/bin/pip* /usr/bin/pip* \
 && find / -xdev -type f -perm /6000 -exec chmod a-s {} + \
 && mkdir --mode=0755 /cache && mkdir --mode=1777 /scratch
COPY --from=build /opt/box /opt/box
# The only code of this project in the image: never the problems, whose references must not be found here.
COPY runner/__init__.py runner/protocol.py runner/codec.py runner/frames.py runner/limits.py /opt/jaxtutor/runner/
COPY runner/box/ /opt/jaxtutor/runner/box/
RUN /opt/box/bin/python -m compileall -q /opt/jaxtutor
# The first process is root in its container with three capabilities: to give every submission a user of its own,
# and to end what that user leaves behind. Learner code never runs as root.
CMD ["/opt/box/bin/python", "-c", "print('This image is started by jaxtutor.')"]
