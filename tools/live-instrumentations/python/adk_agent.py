"""Google's Agent Development Kit with its own spans, or under OpenInference: an agent that calls a tool, two model calls."""

import asyncio
import os

from live_telemetry import BASE_URL, OPERATION, PROMPT, VARIANT, finish, start_telemetry

os.environ.update(GOOGLE_API_KEY="none", GOOGLE_GENAI_USE_VERTEXAI="FALSE", GOOGLE_GEMINI_BASE_URL=BASE_URL)
os.environ.update(OPENAI_API_KEY="none", OPENAI_API_BASE=f"{BASE_URL}/v1", LITELLM_LOCAL_MODEL_COST_MAP="True")
providers = start_telemetry()
if VARIANT == "openinference":
    from openinference.instrumentation.google_adk import GoogleADKInstrumentor

    GoogleADKInstrumentor().instrument()

from google.adk.agents import LlmAgent  # noqa: E402
from google.adk.runners import InMemoryRunner  # noqa: E402
from google.genai import types  # noqa: E402


def weather(city: str) -> str:
    """Weather of a city."""
    return "sunny"


def model():
    if OPERATION != "litellm":
        return "gemini-2.5-flash"
    from google.adk.models.lite_llm import LiteLlm

    return LiteLlm(model="openai/gpt-5-mini")


async def ask():
    agent = LlmAgent(name="forecaster", model=model(), instruction="Be short.", tools=[weather])
    runner = InMemoryRunner(agent=agent, app_name="forecast")
    session = await runner.session_service.create_session(app_name="forecast", user_id="user-1")
    message = types.Content(role="user", parts=[types.Part(text=PROMPT)])
    async for _ in runner.run_async(user_id="user-1", session_id=session.id, new_message=message):
        pass


finish(providers, lambda: asyncio.run(ask()))
