package facts

import "strings"

// hints are parts of words without which a paragraph states nothing of ours.
var hints = []string{"申请", "复议", "诉讼", "规章", "规范性文件", "行政许可", "行政处罚", "行政强制", "性收费", "信息公开费", "处理费", "结转", "无法提供", "部分公开", "不予处理"}

// hinted reports whether a text has one of them.
func hinted(s string) bool {
	for _, h := range hints {
		if strings.Contains(s, h) {
			return true
		}
	}
	return false
}

// idle reports whether a sentence can be passed over: it names nothing of ours, and
// has no number or word of none that could be of what was named before it.
func (p *paragraph) idle(i, j int) bool {
	if hinted(p.text.src[p.text.at[i]:p.text.at[j]]) {
		return false
	}
	if p.topic == "" && !p.heading {
		return true
	}
	for _, r := range p.text.runes[i:j] {
		switch {
		case isDigit(r), strings.ContainsRune(marks, r):
			return false
		}
	}
	return true
}

// marks are characters without which a sentence counts and denies nothing, beside the
// digits.
const marks = "未没无零不" + chinese

// Paragraph reads one paragraph.
func (rd *Reader) Paragraph(s string, in Setting) []Fact {
	if !rd.step(len(s)) || in != AmongRequests && !hinted(s) {
		return nil
	}
	room := normalSize * (len(s) + 8)
	if !rd.grow(room) {
		return nil
	}
	defer rd.budget.Release(int64(room))
	n := normalize(s)
	p := &paragraph{rd: rd, text: n}
	if in == AmongRequests {
		p.heading, p.topic = true, topicRequest
	}
	start, depth, soft := 0, 0, false
	for i, r := range n.runes {
		switch r {
		case '《':
			depth++
		case '》':
			depth = max(0, depth-1)
		case '。', '！', '？', '；':
			if depth == 0 {
				p.sentence(start, i, soft)
				start, soft = i+1, r == '；'
			}
		}
	}
	p.sentence(start, len(n.runes), soft)
	if rd.err != nil {
		return nil
	}
	return p.facts
}

// paragraph is what has been read of a paragraph so far.
type paragraph struct {
	rd      *Reader
	text    normal
	heading bool // the heading above speaks of requests
	// dated tells that the year of the report was named.
	dated bool
	// applications tells that 申请 was spoken of, of whatever kind, or an outcome
	// that nothing but a request has.
	applications bool
	facts        []Fact

	// topic is what was last spoken of, as the value of a noun in the lexicon; ""
	// where that is none of ours.
	topic string
	// total is the total of a table that was stated last.
	total Quantity

	sentenceState
}

// sentenceState is what a sentence hands from one clause to the next.
type sentenceState struct {
	from, to int // the sentence, in runes
	year     string
	scope    string
	// first is the index of the sentence's first fact, and loosened that of the first
	// that was not loosened.
	first, loosened int
	// seen are the quantities of which the sentence states a number for the year.
	seen map[Quantity]bool
	// whole and fresh are, counted from 1, the last numbers of new requests in the
	// sentence with and without the wording that leaves others in.
	whole, fresh int
	// row is the row of table 三 that applicants are counted in.
	row string
	// outcome is the row of outcomes that was counted last behind row, and outcomes how
	// many of them were: a breakdown behind a single one is of that one.
	outcome  string
	outcomes int
	// subject is what a growth without a noun of its own speaks of.
	subject Quantity
	// stated tells that the last number of the sentence was understood, so that a
	// share or a breakdown behind it belongs to the last fact.
	stated bool
	// listing tells that outcomes are being listed.
	listing bool
	// restricted tells that the clause before named a part (通过网络渠道，).
	restricted bool
	// attributes tells that the sentence sorts documents by whether they are open
	// (主动公开20件、依申请公开6件、不予公开4件).
	attributes bool
	// citizens tells that 公民 is one kind of applicant among others in the sentence;
	// on its own it means anybody.
	citizens bool
	// inside tells that a bracket is being read.
	inside bool
	// elsewhere tells that the last number counted a matter of another kind (来信,
	// 行政许可申请), so that what is said of its outcome is none of ours.
	elsewhere bool
	// unrelated tells that the disputes of the sentence are not over the office's
	// answers: it decides them itself, or they are over its penalties.
	unrelated bool
	// foreign tells that those of the clause are not.
	foreign bool
	// applicant is the column whose requests the sentence goes on about: 自然人申请的52件中.
	applicant string
	// way is how the lawsuits counted last came to court.
	way string
	// shares is how many shares the clause gives, and shared what those to come are of.
	shares int
	shared []Quantity
	// verbs are those that were said last, which a breakdown goes on with: 制发文件56件，
	// 其中规范性文件2件.
	verbs []string
	// waiting are what 分别为 hands to the numbers that follow one by one.
	waiting []features
}

// sentence reads the sentence from rune i to rune j. Behind a semicolon it is a soft
// one, which goes on with the matter of the one before it.
func (p *paragraph) sentence(i, j int, soft bool) {
	if i >= j {
		return
	}
	if p.idle(i, j) {
		p.sentenceState = sentenceState{year: yearOwn, elsewhere: true}
		return
	}
	room := tokenSize * (j - i)
	if !p.rd.step(j-i) || !p.rd.grow(room) {
		return
	}
	tokens := p.rd.tokenize(p.text.runes[i:j])
	for _, t := range tokens {
		if t.class == numeral {
			room += numberSize
		}
	}
	defer p.rd.budget.Release(int64(room))
	for k := range tokens {
		tokens[k].i += i
		tokens[k].j += i
	}
	fresh := sentenceState{from: i, to: j, year: yearOwn, scope: "own", row: "new", first: len(p.facts), loosened: len(p.facts)}
	if p.year != "" && p.continues(tokens) {
		fresh.year, fresh.scope, fresh.row, fresh.listing = p.year, p.scope, p.row, true
		fresh.first, fresh.loosened, fresh.seen = p.first, p.loosened, p.seen
		fresh.whole, fresh.fresh = p.whole, p.fresh
	}
	fresh.attributes = p.sortsDocuments(tokens)
	if soft || p.continues(tokens) {
		fresh.elsewhere, fresh.unrelated = p.elsewhere, p.unrelated
	} else if p.heading && p.topic == "" {
		p.topic = topicRequest
	}
	fresh.unrelated = fresh.unrelated || p.atLarge(tokens)
	p.sentenceState = fresh
	for _, t := range tokens {
		p.citizens = p.citizens || t.class == "column" && t.value != "citizen" && t.value != "individual"
		p.dated = p.dated || t.class == "year" && (t.value == yearOwn || t.value == yearSame && p.year == yearOwn)
		p.applications = p.applications || t.class == "noun" && requests(t.value) ||
			t.class == "row" && ofRequestsAlone(t.value)
	}
	for _, c := range clauses(tokens) {
		if !p.rd.step(len(c.tokens)) {
			return
		}
		p.clause(c.tokens)
		p.brackets(c)
	}
}

// brackets reads what stands in brackets within a clause. Behind a year it is of that
// year: 相比2023年（收到申请64件）.
func (p *paragraph) brackets(c clause) {
	outside := p.year
	p.inside = true
	for _, b := range c.inner {
		if !p.rd.step(len(b.tokens)) {
			return
		}
		if b.year != "" {
			p.year = b.year
		}
		p.clause(b.tokens)
		if b.year != "" {
			p.year = outside
		}
	}
	p.inside = false
}

// ofRequestsAlone reports whether a row of outcomes can be of nothing but requests:
// documents too are 予以公开 or 不予公开.
func ofRequestsAlone(row string) bool {
	switch row {
	case "requests.outcome.granted", "requests.outcome.refused", "requests.outcome.other":
		return false
	}
	return true
}

// sortsDocuments reports whether a sentence counts documents, of which some are open
// on request.
func (p *paragraph) sortsDocuments(tokens []token) bool {
	for i, t := range tokens {
		if !t.is("foreign", "documents") {
			continue
		}
		for _, next := range tokens[i+1 : min(i+3, len(tokens))] {
			if next.class == numeral && next.num.unit != "" && strings.Contains("件份个篇", next.num.unit) {
				return true
			}
		}
	}
	return false
}

// continues reports whether a sentence goes on with what the one before it counted:
// it begins with 其中 or 其余.
func (p *paragraph) continues(tokens []token) bool {
	for _, t := range tokens {
		switch t.class {
		case "group", "rest":
			return true
		case "filler", comma:
		default:
			return false
		}
	}
	return false
}

// clause reads a clause: what it denies, what it counts, or what it merely mentions.
func (p *paragraph) clause(tokens []token) {
	if len(tokens) == 0 {
		return
	}
	restricted := p.restricted
	p.restricted = false
	numbers, certain := 0, true
	p.shares, p.shared = 0, nil
	lastCarry := -1
	for i, t := range tokens {
		if t.class == "carry" {
			lastCarry = i
		}
	}
	for i, t := range tokens {
		switch t.class {
		case numeral:
			numbers++
			if t.num.percent {
				p.shares++
			}
		case "irrealis":
			// what will be carried over is carried over
			certain = certain && t.value == "will" && lastCarry > i
		}
	}
	p.foreign = p.ofAnotherMatter(tokens)
	p.unrelated = p.unrelated || p.foreign
	p.listing = p.listing || p.heading && lists(tokens)
	switch {
	case !certain:
		if plans(tokens) {
			p.year = yearNext
		}
		p.mention(tokens)
		p.stated = false
	case p.deny(tokens):
	case numbers > 0 && !restricted:
		p.count(tokens)
	case numbers > 0:
		p.mention(tokens)
		p.stated = false
	default:
		p.follow(tokens)
		p.mention(tokens)
		p.restricted = restricts(tokens)
	}
}

// plans reports whether a clause says what is meant to happen.
func plans(tokens []token) bool {
	for _, t := range tokens {
		if t.class == "irrealis" && t.value == "plan" {
			return true
		}
	}
	return false
}

// lists reports whether a clause counts more than one outcome.
func lists(tokens []token) bool {
	rows := 0
	for i, t := range tokens[min(1, len(tokens)):] {
		if t.class == numeral && tokens[i].class == "row" {
			rows++
		}
	}
	return rows > 1
}

// restricts reports whether a clause names a part of what the next one counts: it
// begins with 通过 and the like, and does not say 等 or 各种.
func restricts(tokens []token) bool {
	part, first := false, true
	for _, t := range tokens {
		switch t.class {
		case "filler", "year", "scope", "and", "group":
		case "part":
			part = part || first
			first = false
		case "all":
			return false
		default:
			first = false
		}
	}
	return part
}

// mention takes up what a clause speaks of, though it counts nothing.
func (p *paragraph) mention(tokens []token) {
	year, bare := "", true
	for _, t := range tokens {
		switch t.class {
		case "noun":
			if t.value != topicApplication {
				p.topic = t.value
				p.subject = totals[t.value]
				p.elsewhere = p.elsewhere && t.value != topicRequest
			} else if p.topic == topicRequest {
				p.subject = totals[topicRequest]
			}
		case "foreign":
			p.subject = ""
			if !p.heading {
				p.topic = ""
			}
		case "year":
			if t.value != yearSame {
				year = t.value
			}
		}
		switch t.class {
		case "year", "scope", "filler", "and", unknown:
		default:
			bare = false
		}
	}
	// A year governs what follows where it stands on its own (2023年，…); in a
	// clause that says more it may be the year of a plan or of a comparison.
	if year == yearOwn || year == yearSince || bare && year != "" {
		p.year = year
	}
}

// add adds a fact. Facts of other years and of others' work are left out.
func (p *paragraph) add(f Fact, i, j int) {
	f.Wide = p.scope == "wide"
	if p.scope == "lower" || f.Wide && !p.rd.Government || !p.rd.grow(factSize) {
		return
	}
	f.Start, f.End = p.text.at[i], p.text.end(j-1)
	f.Sentence = [2]int{p.text.at[p.from], p.text.end(p.to - 1)}
	p.facts = append(p.facts, f)
	if f.Kind != Number {
		return
	}
	if f.Year == p.rd.Year {
		if p.seen == nil {
			p.seen = map[Quantity]bool{}
		}
		p.seen[f.Quantity] = true
	}
	switch {
	case f.Quantity != totals[topicRequest]:
	case f.Loose:
		p.whole = len(p.facts)
	default:
		p.fresh = len(p.facts)
	}
}

// What is charged for what is read, in bytes: a byte of a paragraph that is made
// ready, a character of a sentence that is cut into tokens, a number, and a fact.
const (
	normalSize = 16
	tokenSize  = 64
	numberSize = 192
	factSize   = 512
)

// last returns the last fact of the sentence, or nil.
func (p *paragraph) last() *Fact {
	if len(p.facts) > p.first {
		return &p.facts[len(p.facts)-1]
	}
	return nil
}
