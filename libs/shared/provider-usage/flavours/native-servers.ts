import type { BlockReader } from '../block/block-reader';
import type { Flavour } from './flavour';

const INPUT = [
  'input_token_count',
  'tokens_evaluated',
  'num_tokens_prompt_total',
  'tokens_input',
  'input_tokens',
  'total_input_tokens',
];
const OUTPUT = [
  'generated_token_count',
  'generated_tokens',
  'output_token_count',
  'tokens_predicted',
  'num_tokens_generated',
  'tokens_generated',
  'total_output_tokens',
];

/**
 * Servers with endpoints and names of their own, where they do not copy OpenAI's: IBM watsonx (`results[]`), Replicate
 * (`metrics`), Hugging Face's text generation (`details`), llama.cpp (`tokens_evaluated`, the whole prompt), LM Studio
 * (`stats`), DeepInfra (`inference_status`), Aleph Alpha, and Amazon's Nova Sonic (`usageEvent`), whose speech is not told
 * apart in the totals.
 */
export const nativeServer: Flavour = {
  name: 'native-server',
  api: 'generate',
  provider: undefined,
  operation: 'text_completion',
  // Gemini's newest endpoint gives both totals; of these servers only the one that tells speech does.
  fits: ({ usage }) =>
    usage.has('generated_token_count', 'generated_tokens', 'tokens_predicted', 'num_tokens_generated') ||
    usage.has('tokens_generated', 'predict_time', 'details.total.output') ||
    (usage.has('total_output_tokens') && !usage.has('total_input_tokens')),
  read: ({ usage }) => {
    usage.skip('details', 'prefill', 'tokens', 'timings', 'tokens_cached', 'total_tokens');
    return {
      basis: 'inclusive',
      tokens: {
        input: usage.count(...INPUT) ?? promptOf(usage),
        output: usage.count(...OUTPUT),
        reasoning: usage.count('reasoning_output_tokens'),
        ...speechOf(usage),
      },
    };
  },
};

/** Text generation lists the prompt's tokens where it is asked for details. */
function promptOf(usage: BlockReader): number | undefined {
  const listed = usage.list('prefill').length;
  return listed === 0 ? undefined : listed;
}

function speechOf(usage: BlockReader): { readonly audioInput?: number; readonly audioOutput?: number } {
  const heard = usage.count('details.total.input.speech_tokens');
  const said = usage.count('details.total.output.speech_tokens');
  return { ...(heard !== undefined && { audioInput: heard }), ...(said !== undefined && { audioOutput: said }) };
}
