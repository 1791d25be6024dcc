export { type CollectorPorts, type CollectorSettings, type RunningCollector, startCollector } from './start-collector';
export { exportTopics, type ExportTopics } from './receiving/export-receiver';
export { type IngestionMetrics, meteredIngestion, type Transport } from './receiving/ingestion-metrics';
