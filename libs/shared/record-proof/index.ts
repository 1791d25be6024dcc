export { KEY_ID_HEADER, PROOF_HEADER, type RecordClaim, SOURCE_HEADER, TENANT_HEADER } from './record-claim';
export {
  type CollectorSigner,
  createCollectorSigner,
  createKeySigner,
  type RecordSigner,
  signingPublicKey,
} from './record-signer';
export {
  createRecordVerifier,
  type ProofRefusal,
  type RecordProof,
  type RecordToVerify,
  type RecordVerifier,
  type TopicTrust,
  type VerifierSettings,
} from './record-verifier';
