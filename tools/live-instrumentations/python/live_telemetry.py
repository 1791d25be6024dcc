"""What every scenario shares: spans go to the collector that the runner names, under the scenario's project."""

import os
import traceback

from opentelemetry import _logs, trace
from opentelemetry.sdk._logs import LoggerProvider
from opentelemetry.sdk._logs.export import BatchLogRecordProcessor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

BASE_URL = os.environ["LIVE_BASE_URL"]
OPERATION = os.environ["LIVE_OPERATION"]
VARIANT = os.environ["LIVE_VARIANT"]
PROMPT = "Say hello"


def _exporters():
    if os.environ["OTEL_EXPORTER_OTLP_PROTOCOL"] == "grpc":
        from opentelemetry.exporter.otlp.proto.grpc._log_exporter import OTLPLogExporter
        from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
    else:
        from opentelemetry.exporter.otlp.proto.http._log_exporter import OTLPLogExporter
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    return OTLPSpanExporter(), OTLPLogExporter()


def start_telemetry():
    """Address, headers and resource are read from the variables that OpenTelemetry names for them."""
    spans, logs = _exporters()
    provider = TracerProvider()
    provider.add_span_processor(BatchSpanProcessor(spans))
    trace.set_tracer_provider(provider)
    logger_provider = LoggerProvider()
    logger_provider.add_log_record_processor(BatchLogRecordProcessor(logs))
    _logs.set_logger_provider(logger_provider)
    return provider, logger_provider


def finish(providers, run):
    """A failing call is part of some scenarios: what counts is what was reported of it."""
    try:
        run()
    except Exception:
        print("the call failed:", traceback.format_exc()[-1500:])
    for provider in providers:
        provider.force_flush()
        provider.shutdown()


def in_app_span(run):
    """Runs a call inside a span of the application's own, as a request handler would."""
    with trace.get_tracer("live-application").start_as_current_span("POST /ask"):
        return run()
