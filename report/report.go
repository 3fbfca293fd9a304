package report

// Report is a government information disclosure report of one organ for one year
// (政府信息公开工作年度报告). It stores what the organ fills in and nothing that
// follows from it. The zero Report is a blank form.
//
// The tags are the keys of a file; they tie each field of a figure or a text to its
// address. A part of a report marshals under the same keys as in the file of a report,
// with null for what is blank.
type Report struct {
	// Format is the edition of the form; nil means [Edition2021].
	Format *Format

	// Office is the full name of the organ (行政机关全称).
	Office string
	// Kind says whether the organ is a department or a government.
	Kind Kind
	// Year is the year the figures are for, 1 January to 31 December.
	Year int
	// Published is the day of publication; zero where it is not known yet.
	Published Date
	// Contact is printed below the opening text, where any is given.
	Contact Contact

	// Opening is the text before section 一: the basis, the period, often the
	// contact.
	Opening Text `json:"opening"`
	// Overview is the text of section 一 (条例 art. 50(1)).
	Overview Text `json:"overview"`
	// Proactive is section 二 with its table.
	Proactive Proactive `json:"proactive"`
	// Requests is section 三 with its table.
	Requests Requests `json:"requests"`
	// Disputes is section 四 with its table.
	Disputes Disputes `json:"disputes"`
	// Problems is the text of section 五 (art. 50(4)).
	Problems Text `json:"problems"`
	// OtherMatters is the text of section 六 (art. 50(5)).
	OtherMatters Text `json:"other_matters"`

	// More holds what another edition of the form asks for and this struct has
	// no field for, as some of [Edition2019]. It is empty in a report of Edition2021.
	More More

	// Stated holds what a published report states where it could be derived.
	Stated Stated
}

// More holds figures by address and texts by key.
type More struct {
	Figures map[Address]Value
	Texts   map[string]Text
}

// Stated is what a published report says in places where the form or a sum
// determines what should stand. It is evidence: kept as it was written, printed
// where it is a figure, compared, never corrected.
type Stated struct {
	// Title is the title as published, "" where it is not known.
	Title string
	// Headings are the headings of the sections as published, in the order of
	// publication; nil where they are not known. A section that is not among
	// them was missing.
	Headings []StatedHeading
	// Figures holds, by address, the text of cells: of totals whatever is
	// stated, "" for a total left blank; of free cells only a text that is no
	// figure ("/" or "无"), while the figure itself is blank.
	Figures map[Address]string
}

// StatedHeading is the heading of a section as published.
type StatedHeading struct {
	// Section is the key of the section, "" for one that the form does not have.
	Section string `json:"section,omitempty"`
	// Text is the heading with its number, as it was written.
	Text string `json:"text"`
}

// Proactive is section 二: what the organ disclosed of its own accord (主动公开),
// by article 20 of the 条例.
type Proactive struct {
	Lead               Text      `json:"lead"`  // text above the table
	Notes              Text      `json:"notes"` // text below the table
	Rules              Documents `json:"rules"`
	NormativeDocuments Documents `json:"normative_documents"`
	Licences           Decisions `json:"licences"`
	Penalties          Decisions `json:"penalties"`
	Coercion           Decisions `json:"coercion"`
	Fees               Fees      `json:"fees"`
}

// Documents counts documents of one sort (art. 20(1)).
type Documents struct {
	Issued   Count `json:"issued"`   // this year
	Repealed Count `json:"repealed"` // this year
	InForce  Count `json:"in_force"` // at the end of the year
}

// Decisions counts decisions of one sort (art. 20(5) and (6)).
type Decisions struct {
	Decisions Count `json:"decisions"`
}

// Fees is what the organ collected in administrative fees (art. 20(8)).
type Fees struct {
	Amount Amount `json:"amount"` // 万元
}

// Requests is section 三: requests for information, received and handled.
type Requests struct {
	Lead       Text       `json:"lead"`
	Notes      Text       `json:"notes"`
	New        Applicants `json:"new"`        // received this year (art. 29)
	CarriedIn  Applicants `json:"carried_in"` // carried over from last year
	Outcome    Outcome    `json:"outcome"`    // handled this year
	CarriedOut Applicants `json:"carried_out"`
}

// Applicants counts requests by who made them.
type Applicants struct {
	Individual   Count `json:"individual"`
	Enterprise   Count `json:"enterprise"`
	Research     Count `json:"research"`
	Charity      Count `json:"charity"`
	LegalService Count `json:"legal_service"`
	OtherOrg     Count `json:"other_org"`
}

// Outcome counts requests by how they were handled.
type Outcome struct {
	Granted       Applicants   `json:"granted"`
	PartlyGranted Applicants   `json:"partly_granted"`
	Refused       Refused      `json:"refused"`
	Unavailable   Unavailable  `json:"unavailable"`
	NotProcessed  NotProcessed `json:"not_processed"`
	Other         OtherOutcome `json:"other"`
}

// Refused counts requests refused, by the reason.
type Refused struct {
	StateSecret          Applicants `json:"state_secret"`           // art. 14
	ProhibitedByLaw      Applicants `json:"prohibited_by_law"`      // art. 14
	SecurityAndStability Applicants `json:"security_and_stability"` // art. 14
	ThirdPartyRights     Applicants `json:"third_party_rights"`     // arts. 15, 32
	InternalAffairs      Applicants `json:"internal_affairs"`       // art. 16
	Deliberative         Applicants `json:"deliberative"`           // art. 16
	EnforcementFile      Applicants `json:"enforcement_file"`       // art. 16
	AdministrativeQuery  Applicants `json:"administrative_query"`   // art. 36(7)
}

// Unavailable counts requests for information that could not be provided.
type Unavailable struct {
	NotHeld       Applicants `json:"not_held"`       // art. 36(4), (5)
	NeedsCreation Applicants `json:"needs_creation"` // art. 38
	StillUnclear  Applicants `json:"still_unclear"`  // art. 30
}

// NotProcessed counts requests that were not processed, by the reason.
type NotProcessed struct {
	Petition     Applicants `json:"petition"`    // art. 39
	Repeated     Applicants `json:"repeated"`    // art. 36(6)
	Publication  Applicants `json:"publication"` // art. 39
	Excessive    Applicants `json:"excessive"`   // art. 35
	Confirmation Applicants `json:"confirmation"`
}

// OtherOutcome counts requests that ended otherwise.
type OtherOutcome struct {
	NotCorrected Applicants `json:"not_corrected"` // art. 30
	FeeUnpaid    Applicants `json:"fee_unpaid"`    // art. 42
	Other        Applicants `json:"other"`
}

// Disputes is section 四: reconsideration and litigation over disclosure.
type Disputes struct {
	Lead            Text       `json:"lead"`
	Notes           Text       `json:"notes"`
	Reconsideration Results    `json:"reconsideration"`
	Litigation      Litigation `json:"litigation"`
}

// Litigation counts lawsuits by the way that led to them.
type Litigation struct {
	Direct               Results `json:"direct"`
	AfterReconsideration Results `json:"after_reconsideration"`
}

// Results counts cases by how they ended.
type Results struct {
	Upheld    Count `json:"upheld"`
	Corrected Count `json:"corrected"`
	Other     Count `json:"other"`
	Pending   Count `json:"pending"`
}

// Edition returns the edition of the form that the report follows.
func (r *Report) Edition() *Format {
	if r.Format != nil {
		return r.Format
	}
	return Edition2021()
}
