"""Agents of several frameworks that call a tool, so two model calls; LIVE_VARIANT is the framework."""

import os

from live_telemetry import BASE_URL, OPERATION, PROMPT, VARIANT, finish, start_telemetry

os.environ.setdefault("OPENAI_API_KEY", "none")
os.environ["OPENAI_BASE_URL"] = f"{BASE_URL}/v1"
os.environ["OPENAI_API_BASE"] = f"{BASE_URL}/v1"
providers = start_telemetry()


def smolagents():
    from openinference.instrumentation.smolagents import SmolagentsInstrumentor

    SmolagentsInstrumentor().instrument()
    from smolagents import OpenAIServerModel

    model = OpenAIServerModel("gpt-5-mini", api_base=f"{BASE_URL}/v1", api_key="none")
    model.generate([{"role": "user", "content": [{"type": "text", "text": PROMPT}]}])


def agno():
    from openinference.instrumentation.agno import AgnoInstrumentor

    AgnoInstrumentor().instrument()
    from agno.agent import Agent
    from agno.models.openai import OpenAIChat

    def weather(city: str) -> str:
        """Weather of a city."""
        return "sunny"

    os.environ["AGNO_TELEMETRY"] = "false"
    model = OpenAIChat(id="gpt-5-mini", api_key="none", base_url=f"{BASE_URL}/v1")
    Agent(model=model, tools=[weather], telemetry=False).run(PROMPT)


def llama_index():
    from openinference.instrumentation.llama_index import LlamaIndexInstrumentor

    LlamaIndexInstrumentor().instrument()
    from llama_index.core.llms import ChatMessage
    from llama_index.llms.openai import OpenAI

    OpenAI(model="gpt-5-mini", api_key="none", api_base=f"{BASE_URL}/v1").chat([ChatMessage(content=PROMPT)])


finish(providers, globals()[VARIANT])
