export { METERING_EN } from './en';
export { METERING_ZH_CN } from './zh-cn';
