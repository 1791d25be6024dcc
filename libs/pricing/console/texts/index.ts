export { PRICING_EN } from './en';
export { PRICING_ZH_CN } from './zh-cn';
