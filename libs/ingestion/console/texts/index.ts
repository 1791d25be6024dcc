export { INGESTION_EN } from './en';
export { INGESTION_ZH_CN } from './zh-cn';
