export { GENAI_PRICES_VERSION, GenaiPricesSource } from './genai-prices/genai-prices-source';
export { InvalidPriceData } from './genai-prices/invalid-price-data';
