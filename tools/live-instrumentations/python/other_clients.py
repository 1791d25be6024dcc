"""Clients of other providers under one instrumentation: LIVE_VARIANT is `instrumentation+client`."""

import os

from live_telemetry import BASE_URL, OPERATION, PROMPT, VARIANT, finish, start_telemetry

INSTRUMENTATION, CLIENT = VARIANT.split("+")
if INSTRUMENTATION == "native":
    os.environ["MISTRAL_SDK_TELEMETRY"] = "global"
providers = start_telemetry()


def instrument():
    if CLIENT == "mistral" and INSTRUMENTATION == "openinference":
        from openinference.instrumentation.mistralai import MistralAIInstrumentor as Instrumentor
    elif CLIENT == "groq" and INSTRUMENTATION == "openinference":
        from openinference.instrumentation.groq import GroqInstrumentor as Instrumentor
    elif CLIENT == "groq" and INSTRUMENTATION == "openllmetry":
        from opentelemetry.instrumentation.groq import GroqInstrumentor as Instrumentor
    elif CLIENT == "cohere":
        from opentelemetry.instrumentation.cohere import CohereInstrumentor as Instrumentor
    elif CLIENT == "ollama":
        from opentelemetry.instrumentation.ollama import OllamaInstrumentor as Instrumentor
    else:
        return
    Instrumentor().instrument()


instrument()
MESSAGES = [{"role": "user", "content": PROMPT}]
STREAMS = OPERATION == "stream"


def read_all(stream):
    for _ in stream:
        pass


def mistral():
    try:
        from mistralai import Mistral
    except ImportError:
        from mistralai.client import Mistral

    client = Mistral(api_key="none", server_url=BASE_URL)
    if STREAMS:
        read_all(client.chat.stream(model="mistral-large-latest", messages=MESSAGES))
    else:
        client.chat.complete(model="mistral-large-latest", messages=MESSAGES)


def groq():
    from groq import Groq

    client = Groq(api_key="none", base_url=BASE_URL)
    answer = client.chat.completions.create(model="openai/gpt-oss-20b", messages=MESSAGES, stream=STREAMS)
    if STREAMS:
        read_all(answer)


def cohere():
    import cohere

    client = cohere.ClientV2(api_key="none", base_url=BASE_URL)
    if STREAMS:
        read_all(client.chat_stream(model="command-a-03-2025", messages=MESSAGES))
    else:
        client.chat(model="command-a-03-2025", messages=MESSAGES)


def ollama():
    import ollama

    answer = ollama.Client(host=BASE_URL).chat(model="llama3.2", messages=MESSAGES, stream=STREAMS)
    if STREAMS:
        read_all(answer)


finish(providers, globals()[CLIENT])
