import { type Answer, type AskedOf, GREETING, GREETING_AS_JSON, listOf, objectOf } from './answer';

/** `POST /v1beta/models/MODEL:generateContent` (ai.google.dev/api/generate-content): thoughts beside the candidates. */
export function answerGenerateContent({ model, body, serial }: AskedOf): Answer {
  const responseId = `StandIn${String(serial).padStart(4, '0')}${Math.random().toString(36).slice(2, 10)}`;
  const usageMetadata = {
    promptTokenCount: 500 + serial,
    candidatesTokenCount: 80 + serial,
    totalTokenCount: 640 + 2 * serial,
    cachedContentTokenCount: 200,
    thoughtsTokenCount: 60,
    promptTokensDetails: [{ modality: 'TEXT', tokenCount: 500 + serial }],
    cacheTokensDetails: [{ modality: 'TEXT', tokenCount: 200 }],
  };
  const answer = {
    candidates: [{ content: { parts: [partFor(body)], role: 'model' }, finishReason: 'STOP', index: 0 }],
    usageMetadata,
    modelVersion: model,
    responseId,
  };
  return {
    call: {
      provider: 'gcp.gemini',
      api: 'generateContent',
      model,
      responseId,
      outcome: 'answered',
      tokens: { input: 300 + serial, cacheRead: 200, output: 80 + serial, reasoning: 60 },
    },
    body: answer,
    events: [{ name: '', data: answer }],
  };
}

function partFor(body: AskedOf['body']): object {
  const contents = listOf(body['contents']);
  const hasAnswered = contents.some(({ parts }) =>
    listOf(parts).some((part) => part['functionResponse'] !== undefined),
  );
  const declared = listOf(listOf(body['tools'])[0]?.['functionDeclarations'])[0]?.['name'];
  if (typeof declared === 'string' && !hasAnswered) {
    return { functionCall: { name: declared, args: { city: 'Berlin' } } };
  }
  const mime = objectOf(body['generationConfig'])['responseMimeType'];
  return { text: mime === 'application/json' ? GREETING_AS_JSON : GREETING };
}
