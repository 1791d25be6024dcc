export * from './spend/spend-report';
