export { ATTRIBUTION_EN } from './en';
export { ATTRIBUTION_ZH_CN } from './zh-cn';
