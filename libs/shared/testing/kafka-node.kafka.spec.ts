import { connect } from 'node:net';
import { describeWithKafkaNode, type KafkaNode, startKafkaNode } from './index';

describeWithKafkaNode('startKafkaNode', () => {
  let node: KafkaNode;

  beforeAll(async () => {
    node = await startKafkaNode();
  }, 120_000);
  afterAll(() => node.dispose());

  it('listens, is gone after stop and after kill, and comes back on the same port', async () => {
    expect(await accepts(node.port)).toBe(true);

    await node.stop();
    expect(await accepts(node.port)).toBe(false);
    await node.start();
    expect(await accepts(node.port)).toBe(true);

    await node.kill();
    expect(await accepts(node.port)).toBe(false);
    await node.start();
    expect(await accepts(node.port)).toBe(true);
  }, 60_000);
});

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
