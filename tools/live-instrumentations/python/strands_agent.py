"""Strands agents with their own spans: an agent that calls a tool, so two model calls. LIVE_OPERATION is the model's maker."""

import os

from live_telemetry import BASE_URL, OPERATION, PROMPT, VARIANT, finish, start_telemetry

os.environ.update(AWS_ACCESS_KEY_ID="none", AWS_SECRET_ACCESS_KEY="none", AWS_DEFAULT_REGION="us-east-1")
if VARIANT == "latest":
    os.environ["OTEL_SEMCONV_STABILITY_OPT_IN"] = "gen_ai_latest_experimental"
providers = start_telemetry()

from strands import Agent, tool  # noqa: E402


@tool
def weather(city: str) -> str:
    """Weather of a city."""
    return "sunny"


def model():
    if OPERATION == "openai":
        from strands.models.openai import OpenAIModel

        client = {"api_key": "none", "base_url": f"{BASE_URL}/v1"}
        return OpenAIModel(client_args=client, model_id="gpt-5-mini")
    if OPERATION == "anthropic":
        from strands.models.anthropic import AnthropicModel

        return AnthropicModel(
            client_args={"api_key": "none", "base_url": BASE_URL}, model_id="claude-sonnet-4-5", max_tokens=100
        )
    from strands.models import BedrockModel

    return BedrockModel(model_id="anthropic.claude-sonnet-4-5-20250929-v1:0", endpoint_url=BASE_URL)


finish(providers, lambda: Agent(model=model(), tools=[weather], callback_handler=None)(PROMPT))
