"""OpenAI's agents framework under one instrumentation (LIVE_VARIANT): an agent that calls a tool, so two model calls."""

from live_telemetry import BASE_URL, OPERATION, PROMPT, VARIANT, finish, start_telemetry

providers = start_telemetry()
if VARIANT == "openinference":
    from openinference.instrumentation.openai_agents import OpenAIAgentsInstrumentor
elif VARIANT == "openllmetry":
    from opentelemetry.instrumentation.openai_agents import OpenAIAgentsInstrumentor
elif VARIANT == "opentelemetry":
    from opentelemetry.instrumentation.openai_agents import OpenAIAgentsInstrumentor
if VARIANT == "logfire":
    import logfire

    logfire.configure(send_to_logfire=False, console=False)
    logfire.instrument_openai_agents()
else:
    OpenAIAgentsInstrumentor().instrument()

import agents  # noqa: E402
from openai import AsyncOpenAI  # noqa: E402

agents.set_default_openai_client(AsyncOpenAI(api_key="none", base_url=f"{BASE_URL}/v1"), use_for_tracing=False)
agents.set_default_openai_api("chat_completions" if OPERATION == "chat" else "responses")


@agents.function_tool
def weather(city: str) -> str:
    """Weather of a city."""
    return "sunny"


agent = agents.Agent(name="Forecaster", instructions="Be short.", model="gpt-5-mini", tools=[weather])
finish(providers, lambda: agents.Runner.run_sync(agent, PROMPT))
