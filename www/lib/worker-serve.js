// The worker's side: one message in, one message out.

/** @returns the answer to a message of `worker-client.js`, made with the functions of `api` */
export async function answer(api, { id, name, args }) {
  try {
    return { id, value: await api[name](...args) }
  } catch (error) {
    return { id, error: { code: error.code, message: error.message } }
  }
}
