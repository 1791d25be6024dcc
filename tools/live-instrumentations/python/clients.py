"""The openai and anthropic packages under one instrumentation or several (LIVE_VARIANT)."""

from concurrent.futures import ThreadPoolExecutor

from live_telemetry import BASE_URL, OPERATION, PROMPT, VARIANT, finish, in_app_span, start_telemetry

providers = start_telemetry()


def instrument(name):
    if name == "opentelemetry":
        from opentelemetry.instrumentation.openai_v2 import OpenAIInstrumentor

        OpenAIInstrumentor().instrument()
    elif name == "openllmetry":
        from opentelemetry.instrumentation.anthropic import AnthropicInstrumentor
        from opentelemetry.instrumentation.openai import OpenAIInstrumentor

        OpenAIInstrumentor().instrument()
        AnthropicInstrumentor().instrument()
    elif name == "openinference":
        from openinference.instrumentation.anthropic import AnthropicInstrumentor
        from openinference.instrumentation.openai import OpenAIInstrumentor

        OpenAIInstrumentor().instrument()
        AnthropicInstrumentor().instrument()


for part in VARIANT.split("+"):
    instrument(part)

MESSAGES = [{"role": "user", "content": PROMPT}]
OPENAI = {"model": "gpt-5-mini", "messages": MESSAGES}
CLAUDE = {"model": "claude-sonnet-4-5", "max_tokens": 100, "messages": MESSAGES}


def openai():
    from openai import OpenAI

    return OpenAI(api_key="none", base_url=f"{BASE_URL}/v1", max_retries=2)


def anthropic():
    from anthropic import Anthropic

    # "silent": the SDK's own spans are off, so that an instrumentation is alone.
    off = {"open_telemetry": False} if "silent" in VARIANT else {}
    return Anthropic(api_key="none", base_url=BASE_URL, max_retries=2, **off)


def read_all(stream):
    for _ in stream:
        pass


def stream_helper():
    with anthropic().messages.stream(**CLAUDE) as stream:
        stream.get_final_message()


def two_at_once(call):
    # A context is handed to a thread by hand.
    from opentelemetry import context

    current = context.get_current()

    def run(_):
        token = context.attach(current)
        try:
            call()
        finally:
            context.detach(token)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run, range(2)))


OPERATIONS = {
    "chat": lambda: openai().chat.completions.create(**OPENAI),
    "chat-stream": lambda: read_all(
        openai().chat.completions.create(**OPENAI, stream=True, stream_options={"include_usage": True})
    ),
    "chat-stream-without-usage": lambda: read_all(openai().chat.completions.create(**OPENAI, stream=True)),
    "responses": lambda: openai().responses.create(model="gpt-5-mini", input=PROMPT),
    "responses-stream": lambda: read_all(openai().responses.create(model="gpt-5-mini", input=PROMPT, stream=True)),
    "embeddings": lambda: openai().embeddings.create(model="text-embedding-3-small", input=["hello", "there"]),
    "two-in-app-span": lambda: in_app_span(lambda: two_at_once(lambda: openai().chat.completions.create(**OPENAI))),
    "messages": lambda: anthropic().messages.create(**CLAUDE),
    "messages-stream": lambda: read_all(anthropic().messages.create(**CLAUDE, stream=True)),
    "stream-helper": stream_helper,
    "messages-in-app-span": lambda: in_app_span(lambda: anthropic().messages.create(**CLAUDE)),
    "stream-helper-in-app-span": lambda: in_app_span(stream_helper),
    "two-messages-in-app-span": lambda: in_app_span(lambda: two_at_once(lambda: anthropic().messages.create(**CLAUDE))),
}

finish(providers, OPERATIONS[OPERATION])
