/** The published conversation, for people who try the API. */
export const INVOKE_EXAMPLES = {
  first: {
    summary: 'Begin: name the agent and tell what was said so far',
    value: {
      context: { agentDescriptorId: '018e7dc6-d9f8-48aa-1751-b57fdce7403e' },
      inputEvents: [
        {
          messageEvent: {
            role: 'ASSISTANT',
            content: { textContent: 'Welcome to my store! How can I help?' },
          },
        },
        { messageEvent: { role: 'USER', content: { textContent: 'Do you offer free shipping?' } } },
      ],
    },
  },
  next: {
    summary: 'Go on: name the state of the answer before',
    value: {
      context: { stateId: '018e7d88-792a-a9c3-b24b-b6e3055923fb' },
      inputEvents: [
        {
          messageEvent: {
            role: 'USER',
            content: { textContent: 'Yes I want a pink dress for my daughters 10th birthday' },
          },
        },
      ],
    },
  },
};
