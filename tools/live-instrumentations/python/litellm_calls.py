"""LiteLLM's SDK with its own OpenTelemetry callback, or under an instrumentation (LIVE_VARIANT)."""

import os
import time

from live_telemetry import BASE_URL, OPERATION, PROMPT, VARIANT, finish, start_telemetry

os.environ.update(LITELLM_LOCAL_MODEL_COST_MAP="True", OPENAI_API_KEY="none", ANTHROPIC_API_KEY="none")
providers = start_telemetry()

import litellm  # noqa: E402

if VARIANT == "openinference":
    from openinference.instrumentation.litellm import LiteLLMInstrumentor

    LiteLLMInstrumentor().instrument()
else:
    if VARIANT == "v2":
        os.environ["LITELLM_OTEL_V2"] = "true"
    os.environ["OTEL_EXPORTER"] = "otlp_http"
    os.environ["OTEL_ENDPOINT"] = os.environ["OTEL_EXPORTER_OTLP_ENDPOINT"] + "/v1/traces"
    os.environ["OTEL_HEADERS"] = os.environ["OTEL_EXPORTER_OTLP_HEADERS"]
    litellm.callbacks = ["otel"]

MESSAGES = [{"role": "user", "content": PROMPT}]


def run():
    asked = {"model": "openai/gpt-5-mini", "api_base": f"{BASE_URL}/v1"}
    if OPERATION == "anthropic":
        asked = {"model": "anthropic/claude-sonnet-4-5", "api_base": BASE_URL, "max_tokens": 100}
    if OPERATION == "responses":
        litellm.responses(input=PROMPT, **asked)
    elif OPERATION == "stream":
        for _ in litellm.completion(messages=MESSAGES, stream=True, stream_options={"include_usage": True}, **asked):
            pass
    else:
        litellm.completion(messages=MESSAGES, **asked)
    # Callbacks run in a thread of their own.
    time.sleep(2)


finish(providers, run)
