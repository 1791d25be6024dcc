"""Haystack under OpenInference: a pipeline, or an agent that calls a tool."""

import os

from live_telemetry import BASE_URL, OPERATION, PROMPT, VARIANT, finish, start_telemetry

os.environ.update(OPENAI_API_KEY="none", HAYSTACK_TELEMETRY_ENABLED="False")
providers = start_telemetry()
if VARIANT == "openinference":
    from openinference.instrumentation.haystack import HaystackInstrumentor

    HaystackInstrumentor().instrument()

from haystack import Pipeline  # noqa: E402
from haystack.components.generators.chat import OpenAIChatGenerator  # noqa: E402
from haystack.dataclasses import ChatMessage  # noqa: E402
from haystack.tools import create_tool_from_function  # noqa: E402


def weather(city: str) -> str:
    """Weather of a city."""
    return "sunny"


def run():
    model = OpenAIChatGenerator(model="gpt-5-mini", api_base_url=f"{BASE_URL}/v1")
    if OPERATION == "agent":
        from haystack.components.agents import Agent

        Agent(chat_generator=model, tools=[create_tool_from_function(weather)]).run(
            messages=[ChatMessage.from_user(PROMPT)]
        )
        return
    pipeline = Pipeline()
    pipeline.add_component("llm", model)
    pipeline.run({"llm": {"messages": [ChatMessage.from_user(PROMPT)]}})


finish(providers, run)
