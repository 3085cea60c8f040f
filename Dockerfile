# An image with the server and the C library that it needs: no shell, no package manager, no root.
#
#   docker build -t parallax:0.1.0 .
#   docker run --rm -p 127.0.0.1:50051:50051 -e PARALLAX_INSECURE=true parallax:0.1.0
#
# Not built in our CI, which has no engine: there it is linted, and the program is run as that user
# in a root folder with nothing but those libraries. Pin the images by digest where you build it.

FROM rust:1.95.0-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --release --locked --bin parallax \
    && install -D -m 0755 target/release/parallax /image/usr/bin/parallax

FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /image/ /
# Other machines are let in with keys or TLS only, or with PARALLAX_INSECURE=true: see docs/packaging.md.
ENV PARALLAX_LISTEN=0.0.0.0:50051 PARALLAX_LOG_FORMAT=json
# nonroot, by number so that Kubernetes sees that it is not root.
USER 65532:65532
EXPOSE 50051
# No HEALTHCHECK: there is nothing to run it with. Who starts containers asks by gRPC or at /readyz.
ENTRYPOINT ["/usr/bin/parallax"]
CMD ["serve"]
