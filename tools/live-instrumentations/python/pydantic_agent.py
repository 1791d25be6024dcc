"""Pydantic AI with its own spans; LIVE_VARIANT is the version of its attributes. The agent calls a tool: two calls."""

from live_telemetry import BASE_URL, OPERATION, PROMPT, VARIANT, finish, start_telemetry

providers = start_telemetry()

from pydantic_ai import Agent  # noqa: E402
from pydantic_ai.models.instrumented import InstrumentationSettings  # noqa: E402

settings = InstrumentationSettings(version=int(VARIANT)) if VARIANT else InstrumentationSettings()
Agent.instrument_all(settings)


def model():
    if OPERATION == "anthropic":
        from anthropic import AsyncAnthropic
        from pydantic_ai.models.anthropic import AnthropicModel
        from pydantic_ai.providers.anthropic import AnthropicProvider

        client = AsyncAnthropic(api_key="none", base_url=BASE_URL, open_telemetry=False)
        return AnthropicModel("claude-sonnet-4-5", provider=AnthropicProvider(anthropic_client=client))
    from pydantic_ai.models.openai import OpenAIChatModel, OpenAIResponsesModel
    from pydantic_ai.providers.openai import OpenAIProvider

    kind = OpenAIResponsesModel if OPERATION == "responses" else OpenAIChatModel
    return kind("gpt-5-mini", provider=OpenAIProvider(base_url=f"{BASE_URL}/v1", api_key="none"))


def run():
    agent = Agent(model(), name="forecaster")

    @agent.tool_plain
    def weather(city: str) -> str:
        return "sunny"

    if OPERATION == "chat-stream":
        agent.run_stream_sync(PROMPT).get_output() if hasattr(agent, "run_stream_sync") else agent.run_sync(PROMPT)
    else:
        agent.run_sync(PROMPT)


finish(providers, run)
