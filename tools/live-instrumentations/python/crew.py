"""CrewAI under one instrumentation (LIVE_VARIANT): an agent that calls a tool, so two model calls."""

import os

from live_telemetry import BASE_URL, PROMPT, VARIANT, finish, start_telemetry

os.environ.update(OPENAI_API_KEY="none", OPENAI_BASE_URL=f"{BASE_URL}/v1", OPENAI_API_BASE=f"{BASE_URL}/v1")
os.environ.update(CREWAI_DISABLE_TELEMETRY="true", CREWAI_TRACING_ENABLED="false", CREWAI_DISABLE_TRACKING="true")
providers = start_telemetry()
if "openinference" in VARIANT:
    from openinference.instrumentation.crewai import CrewAIInstrumentor

    CrewAIInstrumentor().instrument()
if "openllmetry" in VARIANT:
    from opentelemetry.instrumentation.crewai import CrewAIInstrumentor

    CrewAIInstrumentor().instrument()
if "openai" in VARIANT:
    from opentelemetry.instrumentation.openai import OpenAIInstrumentor

    OpenAIInstrumentor().instrument()

from crewai import LLM, Agent, Crew, Task  # noqa: E402
from crewai.tools import tool  # noqa: E402


@tool("weather")
def weather(city: str) -> str:
    """Weather of a city."""
    return "sunny"


def run():
    agent = Agent(role="Forecaster", goal="Be short", backstory="None", llm=LLM(model="gpt-5-mini"), tools=[weather])
    task = Task(description=PROMPT, expected_output="A greeting", agent=agent)
    Crew(agents=[agent], tasks=[task]).kickoff()


finish(providers, run)
