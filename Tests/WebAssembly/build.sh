#!/usr/bin/env bash
# Builds the engine of a page, and links its modules with the probe too: build.sh OUT-FOLDER
set -euo pipefail

cd "$(dirname "$0")/../.."
source Sources/RunbookPage/WebAssembly/build.sh "$1" "$1"
compile EngineProbe "$sources"/../Tests/WebAssembly/*.swift
link "$objects/probe.wasm" EngineProbe
