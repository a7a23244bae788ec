/** For people who try the API. */
export const MESSAGE_EXAMPLES = {
  turn: {
    summary: 'The customer says something, and the agent answers',
    value: { role: 'user', content: 'Do you offer free shipping?', action: 'generate-reply' },
  },
  greeting: {
    summary: 'Make the agent speak, at the beginning of a conversation for example',
    value: { role: 'control', action: 'generate-reply' },
  },
  note: {
    summary: 'A note that only the agent sees',
    value: { role: 'control', content: 'The customer has a red dress in the cart.' },
  },
  state: {
    summary: 'Change how the conversation is led',
    value: {
      role: 'control',
      stateAfter: { playbook: 'neutral', context: ['The customer is a member of the loyalty programme.'] },
    },
  },
  injected: {
    summary: 'Put a message in as the agent’s that was made elsewhere',
    value: { role: 'agent', content: 'Your parcel left our warehouse this morning.' },
  },
};
