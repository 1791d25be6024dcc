export { ORGANIZATION_EN } from './en';
export { ORGANIZATION_ZH_CN } from './zh-cn';
