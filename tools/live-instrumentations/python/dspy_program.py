"""DSPy under OpenInference: a predictor."""

from live_telemetry import BASE_URL, VARIANT, finish, start_telemetry

providers = start_telemetry()
from openinference.instrumentation.dspy import DSPyInstrumentor  # noqa: E402

DSPyInstrumentor().instrument()
if "litellm" in VARIANT:
    from openinference.instrumentation.litellm import LiteLLMInstrumentor

    LiteLLMInstrumentor().instrument()

import dspy  # noqa: E402


def run():
    dspy.configure(lm=dspy.LM("openai/gpt-4o-mini", api_base=f"{BASE_URL}/v1", api_key="none", cache=False))
    dspy.Predict("question -> answer")(question="What is the capital of France?")


finish(providers, run)
