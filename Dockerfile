# syntax=docker/dockerfile:1

# The same command as everywhere else makes the one binary with the client inside.
FROM rust:1-trixie AS build
WORKDIR /src
COPY rust-toolchain.toml .
# What the file asks for, the wasm target included.
RUN rustup toolchain install
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo xtask build && cp target/release/tandem /tandem

FROM debian:trixie-slim
# curl asks for the health; Chromium makes PDFs (without it the server says so, and browsers print the same pages).
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates chromium curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin tandem \
    && install --directory --owner tandem --group tandem --mode 700 /data
COPY --from=build /tandem /usr/local/bin/tandem
USER tandem
ENV TANDEM_LISTEN=0.0.0.0:8080 TANDEM_DATA_DIR=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8080/healthz"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["tandem"]
CMD ["serve"]
