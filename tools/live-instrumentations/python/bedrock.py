"""boto3's Bedrock client under one instrumentation (LIVE_VARIANT)."""

import json
import os

from live_telemetry import BASE_URL, OPERATION, PROMPT, VARIANT, finish, start_telemetry

os.environ.update(AWS_ACCESS_KEY_ID="none", AWS_SECRET_ACCESS_KEY="none", AWS_DEFAULT_REGION="us-east-1")
os.environ.update(AWS_EC2_METADATA_DISABLED="true", OTEL_SEMCONV_STABILITY_OPT_IN="gen_ai_latest_experimental")
providers = start_telemetry()

if VARIANT == "opentelemetry":
    from opentelemetry.instrumentation.botocore import BotocoreInstrumentor

    BotocoreInstrumentor().instrument()
elif VARIANT == "openinference":
    from openinference.instrumentation.bedrock import BedrockInstrumentor

    BedrockInstrumentor().instrument()
elif VARIANT == "openllmetry":
    from opentelemetry.instrumentation.bedrock import BedrockInstrumentor

    BedrockInstrumentor().instrument()

import boto3  # noqa: E402

MODEL = "anthropic.claude-sonnet-4-5-20250929-v1:0"
MESSAGES = [{"role": "user", "content": [{"text": PROMPT}]}]
BODY = json.dumps(
    {
        "anthropic_version": "bedrock-2023-05-31",
        "max_tokens": 100,
        "messages": [{"role": "user", "content": [{"type": "text", "text": PROMPT}]}],
    }
)


def run():
    client = boto3.client("bedrock-runtime", endpoint_url=BASE_URL)
    if OPERATION == "converse":
        client.converse(modelId=MODEL, messages=MESSAGES)
    elif OPERATION == "converse-stream":
        for _ in client.converse_stream(modelId=MODEL, messages=MESSAGES)["stream"]:
            pass
    elif OPERATION == "invoke":
        client.invoke_model(modelId=MODEL, body=BODY)["body"].read()
    else:
        for _ in client.invoke_model_with_response_stream(modelId=MODEL, body=BODY)["body"]:
            pass


finish(providers, run)
