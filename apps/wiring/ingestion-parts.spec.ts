import { endpointsOf } from './ingestion-parts';

describe('endpointsOf', () => {
  it('says what the settings say', () => {
    const settings = { PUBLIC_OTLP_HTTP_URL: 'https://otlp.acme.com', PUBLIC_KAFKA_BROKERS: ['kafka:9092'] };
    expect(endpointsOf(settings)).toEqual({
      otlpHttp: 'https://otlp.acme.com',
      otlpGrpc: undefined,
      kafkaBrokers: ['kafka:9092'],
    });
  });

  it.each([
    ['127.0.0.1', 'http://127.0.0.1:4318', 'http://127.0.0.1:4317'],
    ['0.0.0.0', 'http://localhost:4318', 'http://localhost:4317'],
    ['::', 'http://localhost:4318', 'http://localhost:4317'],
    ['::1', 'http://[::1]:4318', 'http://[::1]:4317'],
  ])('names the ports of its own process on %s', (host, otlpHttp, otlpGrpc) => {
    const own = { host, httpPort: 4318, grpcPort: 4317 };
    expect(endpointsOf({}, own)).toEqual({ otlpHttp, otlpGrpc, kafkaBrokers: undefined });
    expect(endpointsOf({ PUBLIC_OTLP_GRPC_URL: 'https://grpc.acme.com' }, own).otlpGrpc).toBe('https://grpc.acme.com');
  });
});
