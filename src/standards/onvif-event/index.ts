export {
  type OnvifEvent,
  type OnvifNotification,
  readNotification,
  type SimpleItem,
  truth,
} from './notification.ts';
export { type OnvifRefusalCode, refusalTexts as onvifRefusalTexts } from './refusal.ts';
export { type Element, readXml } from './xml.ts';
