export { UI_EN } from './en';
export { UI_ZH_CN } from './zh-cn';
