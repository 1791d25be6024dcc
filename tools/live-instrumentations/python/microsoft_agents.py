"""Microsoft's frameworks with their own spans: an agent that calls a tool, so two model calls. LIVE_VARIANT is the framework."""

import asyncio
import os

from live_telemetry import BASE_URL, OPERATION, PROMPT, VARIANT, finish, start_telemetry

os.environ.update(SEMANTICKERNEL_EXPERIMENTAL_GENAI_ENABLE_OTEL_DIAGNOSTICS="true", OPENAI_API_KEY="none")
os.environ.update(ENABLE_INSTRUMENTATION="true", ENABLE_OTEL="true")
providers = start_telemetry()
if "openinference" in VARIANT:
    from openinference.instrumentation.autogen_agentchat import AutogenAgentChatInstrumentor

    AutogenAgentChatInstrumentor().instrument()


def weather(city: str) -> str:
    """Weather of a city."""
    return "sunny"


def openai():
    from openai import AsyncOpenAI

    return AsyncOpenAI(api_key="none", base_url=f"{BASE_URL}/v1")


async def semantic_kernel():
    from semantic_kernel.agents import ChatCompletionAgent
    from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion
    from semantic_kernel.functions import kernel_function

    class Forecast:
        @kernel_function(description="Weather of a city")
        def weather(self, city: str) -> str:
            return "sunny"

    service = OpenAIChatCompletion(ai_model_id="gpt-5-mini", async_client=openai())
    agent = ChatCompletionAgent(service=service, name="Forecaster", plugins=[Forecast()])
    if OPERATION == "stream":
        async for _ in agent.invoke_stream(messages=PROMPT):
            pass
    else:
        await agent.get_response(messages=PROMPT)


async def agent_framework():
    from agent_framework.openai import OpenAIChatClient, OpenAIChatCompletionClient

    kind = OpenAIChatCompletionClient if OPERATION == "chat" else OpenAIChatClient
    client = kind(model="gpt-5-mini", async_client=openai())
    agent = client.as_agent(name="Forecaster", instructions="Be short.", tools=[weather])
    await agent.run(PROMPT)


async def autogen():
    from autogen_agentchat.agents import AssistantAgent
    from autogen_ext.models.openai import OpenAIChatCompletionClient

    client = OpenAIChatCompletionClient(model="gpt-4o-mini", api_key="none", base_url=f"{BASE_URL}/v1")
    agent = AssistantAgent("forecaster", model_client=client, tools=[weather], reflect_on_tool_use=True)
    await agent.run(task=PROMPT)


NAME = VARIANT.split("+")[0]
finish(providers, lambda: asyncio.run(globals()[NAME]()))
