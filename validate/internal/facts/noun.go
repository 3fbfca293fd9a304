package facts

// Values of nouns in the lexicon that the grammar treats by name.
const (
	topicRequest     = "request"
	topicApplication = "application" // 申请 alone: a request where requests are the topic
	topicReconsider  = "reconsideration"
	topicLitigation  = "litigation"
	topicRules       = "rules"
	topicDocuments   = "normative_documents"
	topicLicences    = "licences"
	topicPenalties   = "penalties"
	topicCoercion    = "coercion"
	topicFees        = "fees"
	topicProcessing  = "processing_fee"
)

// totals are what the nouns count when nothing more is said.
var totals = map[string]Quantity{
	topicRequest:    "requests.new.total",
	topicReconsider: "disputes.reconsideration.total",
	topicLitigation: "disputes.litigation.total",
	topicLicences:   "proactive.licences.decisions",
	topicPenalties:  "proactive.penalties.decisions",
	topicCoercion:   "proactive.coercion.decisions",
	topicFees:       "proactive.fees.amount",
	topicProcessing: ProcessingFee,
}

// handled is the number of requests handled.
const handled Quantity = "requests.outcome.total.total"

// requests reports whether a noun may be that of requests: 申请 alone may.
func requests(noun string) bool { return noun == topicRequest || noun == topicApplication }

// disputes reports whether a noun is that of reconsiderations or of lawsuits.
func disputes(noun string) bool { return noun == topicReconsider || noun == topicLitigation }

// documents reports whether a noun is that of documents that table 二 counts.
func documents(noun string) bool { return noun == topicRules || noun == topicDocuments }

// decisions reports whether a noun is that of decisions that table 二 counts.
func decisions(noun string) bool {
	return noun == topicLicences || noun == topicPenalties || noun == topicCoercion
}

// money reports whether a noun is that of an amount.
func money(noun string) bool { return noun == topicFees || noun == topicProcessing }

// ofRequests reports whether a noun, or none, speaks of requests here.
func (p *paragraph) ofRequests(noun string) bool {
	return noun == topicRequest || (noun == topicApplication || noun == "") && p.topic == topicRequest
}

// kindOf returns the kind of thing that a noun names, as the grammar calls it.
func kindOf(noun string) string {
	switch {
	case requests(noun):
		return "request"
	case disputes(noun):
		return "dispute"
	case documents(noun):
		return "document"
	case decisions(noun):
		return "decision"
	}
	return ""
}
