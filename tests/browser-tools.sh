#!/usr/bin/env bash
# Installs what the tests of pages use beside Chromium and Java: axe-core and the Nu HTML checker, into .tools/.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p .tools
npm install --silent --no-audit --no-fund --no-save --prefix .tools axe-core@4.10.3 vnu-jar@24.10.17
