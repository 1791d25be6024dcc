"""google-genai under one instrumentation (LIVE_VARIANT)."""

from live_telemetry import BASE_URL, OPERATION, PROMPT, VARIANT, finish, start_telemetry

providers = start_telemetry()

if VARIANT == "opentelemetry":
    from opentelemetry.instrumentation.google_genai import GoogleGenAiSdkInstrumentor

    GoogleGenAiSdkInstrumentor().instrument()
elif VARIANT == "openinference":
    from openinference.instrumentation.google_genai import GoogleGenAIInstrumentor

    GoogleGenAIInstrumentor().instrument()
elif VARIANT == "openllmetry":
    from opentelemetry.instrumentation.google_generativeai import GoogleGenerativeAiInstrumentor

    GoogleGenerativeAiInstrumentor().instrument()

from google import genai  # noqa: E402

MODEL = "gemini-2.5-flash"


def weather(city: str) -> str:
    """Weather of a city."""
    return "sunny"


def run():
    client = genai.Client(api_key="none", http_options={"base_url": BASE_URL})
    if OPERATION == "stream":
        for _ in client.models.generate_content_stream(model=MODEL, contents=PROMPT):
            pass
    elif OPERATION == "tool":
        # Python functions are called by the client itself: two model calls.
        client.models.generate_content(model=MODEL, contents=PROMPT, config={"tools": [weather]})
    else:
        client.models.generate_content(model=MODEL, contents=PROMPT)


finish(providers, run)
