/** The published requests, for people who try the API. */
export const SALES_MESSAGE_EXAMPLES = {
  visitor: {
    summary: 'With visitor ID',
    value: {
      visitor_id: 'visitor_789',
      message: "I'm interested in your enterprise plan",
      site_id: 'site_456',
    },
  },
  lead: {
    summary: 'With lead ID',
    value: { lead_id: 'lead_123', message: 'Can you tell me more about your pricing?', site_id: 'site_456' },
  },
  user: {
    summary: 'With userId, in a conversation that is there',
    value: {
      userId: 'user_789',
      message: "I'd like to upgrade my current plan",
      conversationId: 'conv_123456',
      site_id: 'site_456',
    },
  },
};
