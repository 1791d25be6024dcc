"""LangChain's ChatOpenAI and ChatAnthropic in a chain or an agent, under one instrumentation (LIVE_VARIANT)."""

import os

from live_telemetry import BASE_URL, OPERATION, VARIANT, finish, start_telemetry

if VARIANT == "langsmith":
    os.environ.update(LANGSMITH_TRACING="true", LANGSMITH_OTEL_ENABLED="true", LANGSMITH_OTEL_ONLY="true")
    os.environ.update(LANGSMITH_API_KEY="none", LANGSMITH_ENDPOINT="http://127.0.0.1:9")
providers = start_telemetry()
if VARIANT == "openinference":
    from openinference.instrumentation.langchain import LangChainInstrumentor

    LangChainInstrumentor().instrument()
elif VARIANT == "openllmetry":
    from opentelemetry.instrumentation.langchain import LangchainInstrumentor

    LangchainInstrumentor().instrument()

from langchain_core.output_parsers import StrOutputParser  # noqa: E402
from langchain_core.prompts import ChatPromptTemplate  # noqa: E402


def model():
    if OPERATION.startswith("anthropic"):
        from langchain_anthropic import ChatAnthropic

        os.environ["ANTHROPIC_OPEN_TELEMETRY"] = "false"
        return ChatAnthropic(model="claude-sonnet-4-5", api_key="none", base_url=BASE_URL)
    from langchain_openai import ChatOpenAI

    return ChatOpenAI(model="gpt-5-mini", api_key="none", base_url=f"{BASE_URL}/v1", stream_usage=True)


def agent():
    """LangGraph's agent: two model calls, a tool between them."""
    from langchain.agents import create_agent

    def weather(city: str) -> str:
        """Weather of a city."""
        return "sunny"

    create_agent(model(), tools=[weather]).invoke({"messages": [{"role": "user", "content": "Say hello"}]})


def run():
    if OPERATION.endswith("agent"):
        agent()
    else:
        call()
    if VARIANT == "langsmith":
        from langsmith import run_trees

        run_trees.get_cached_client().flush()


def call():
    chain = ChatPromptTemplate.from_messages([("user", "Say {word}")]) | model() | StrOutputParser()
    if OPERATION.endswith("stream"):
        for _ in chain.stream({"word": "hello"}):
            pass
    else:
        chain.invoke({"word": "hello"})


finish(providers, run)
