#!/usr/bin/env bash
# Builds the Collector of builder.yaml into the folder given (default: .run beside this script) and prints its path.
# Needs Go 1.25 or newer and the Go module proxy; three to four minutes on two cores the first time, nothing when the
# binary of this builder.yaml is there.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=${1:-$here/.run}
config=$(sed "s|^  version: .*|&\n  output_path: $out|" "$here/builder.yaml")
if [ -x "$out/otelcol-kafka" ] && [ "$config" = "$(cat "$out/built.yaml" 2>/dev/null)" ]; then
  echo "$out/otelcol-kafka"
  exit 0
fi
command -v go >/dev/null || { echo 'Go is needed to build the OpenTelemetry Collector: install Go 1.25 or newer.' >&2; exit 1; }
mkdir -p "$out"
rm -f "$out/otelcol-kafka" "$out/go.mod"
printf '%s\n' "$config" >"$out/builder.yaml"
GOBIN=$out go install go.opentelemetry.io/collector/cmd/builder@v0.155.0 >&2
# The builder ends with `go mod tidy`, which asks for what only the components' own tests import; module proxies lack some
# of it. go.mod, with every version, is written before that, and a build needs no more.
"$out/builder" --config "$out/builder.yaml" --skip-compilation >"$out/builder.log" 2>&1 || [ -f "$out/go.mod" ] || {
  cat "$out/builder.log" >&2
  exit 1
}
(cd "$out" && CGO_ENABLED=0 go build -mod=mod -trimpath -ldflags='-s -w' -o otelcol-kafka .) >&2
printf '%s\n' "$config" >"$out/built.yaml"
echo "$out/otelcol-kafka"
