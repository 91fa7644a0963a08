// The worker file: it exports nothing and answers the messages of `createWorker()`.
export {}
