/** The three requests that the vendor publishes, as they are printed. */
export const WITH_VISITOR = `{
"visitor_id": "visitor_789",
"message": "I'm interested in your enterprise plan",
"site_id": "site_456"
}`;

export const WITH_LEAD = `{
"lead_id": "lead_123",
"message": "Can you tell me more about your pricing?",
"site_id": "site_456"
}`;

export const WITH_USER = `{
"userId": "user_789",
"message": "I'd like to upgrade my current plan",
"conversationId": "conv_123456",
"site_id": "site_456"
}`;

export const NOBODY_ERROR = `{
"success": false,
"error": {
"code": "INVALID_REQUEST",
"message": "At least one identification parameter (visitor_id, lead_id, or userId) is required"
}
}`;
