import { type MeterProvider, ValueType } from '@opentelemetry/api';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const NANOSECONDS = 1e9;
const EVENT_LOOP_RESOLUTION_MS = 20;

/**
 * CPU, memory and event loop of this process, by the OpenTelemetry names for them.
 * @returns what ends the watching
 */
export function watchProcess(meters: MeterProvider): () => void {
  const meter = meters.getMeter('tokenledger.process');
  meter
    .createObservableCounter('process.cpu.time', { unit: 's', description: 'CPU seconds used.' })
    .addCallback((result) => {
      const { user, system } = process.cpuUsage();
      result.observe(user / 1e6, { 'cpu.mode': 'user' });
      result.observe(system / 1e6, { 'cpu.mode': 'system' });
    });
  meter
    .createObservableGauge('process.memory.usage', {
      unit: 'By',
      description: 'Resident memory.',
      valueType: ValueType.INT,
    })
    .addCallback((result) => result.observe(process.memoryUsage.rss()));
  meter
    .createObservableGauge('v8js.memory.heap.used', {
      unit: 'By',
      description: 'JavaScript heap in use.',
      valueType: ValueType.INT,
    })
    .addCallback((result) => result.observe(process.memoryUsage().heapUsed));
  meter
    .createObservableGauge('process.uptime', { unit: 's', description: 'Seconds since the process started.' })
    .addCallback((result) => result.observe(process.uptime()));
  return watchEventLoop(meters);
}

function watchEventLoop(meters: MeterProvider): () => void {
  const delay = monitorEventLoopDelay({ resolution: EVENT_LOOP_RESOLUTION_MS });
  delay.enable();
  meters
    .getMeter('tokenledger.process')
    .createObservableGauge('nodejs.eventloop.delay.p99', {
      unit: 's',
      description: 'How late timers ran since the last collection, 99th percentile.',
    })
    .addCallback((result) => {
      // The histogram counts the timer's own interval as delay.
      const lateNs = Math.max(0, delay.percentile(99) - EVENT_LOOP_RESOLUTION_MS * 1e6);
      result.observe(Number.isFinite(lateNs) ? lateNs / NANOSECONDS : 0);
      delay.reset();
    });
  return () => delay.disable();
}
