package facts

import "strings"

// sentenceState is what a sentence hands from one clause to the next.
type sentenceState struct {
	from, to int // the sentence, in runes
	year     string
	scope    string

	ledger
	outcomes
	matter
	shares

	// subject is what a growth without a noun of its own speaks of.
	subject Quantity
	// stated tells that the last number of the sentence was understood, so that a
	// share or a breakdown behind it belongs to the last fact.
	stated bool
	// was is what the number that the clause states was in the year before.
	was *token
	// counting is the index of the first fact of the clause that counted last.
	counting int
	// restricted tells that the clause before named a part (通过网络渠道，).
	restricted bool
	// inside tells that a bracket is being read.
	inside bool
	// applicant is the column whose requests the sentence goes on about: 自然人申请的52件中.
	applicant string
	// way is how the lawsuits counted last came to court.
	way string
	// verbs are those that were said last, which a breakdown goes on with: 制发文件56件，
	// 其中规范性文件2件.
	verbs []string
	// waiting are what 分别为 hands to the numbers that follow one by one.
	waiting []features
}

// ledger is what a sentence has stated.
type ledger struct {
	// first is the index of the sentence's first fact, and loosened that of the first
	// that was not loosened.
	first, loosened int
	// seen are the quantities of which the sentence states a number for the year.
	seen map[Quantity]bool
	// whole and fresh are, counted from 1, the last numbers of new requests in the
	// sentence with and without the wording that leaves others in.
	whole, fresh int
}

// outcomes is where in table 三 a breakdown stands.
type outcomes struct {
	// row is the row of table 三 that applicants are counted in.
	row string
	// outcome is the row of outcomes that was counted last behind row, and many how
	// many of them were: a breakdown behind a single one is of that one.
	outcome string
	many    int
	// listing tells that outcomes are being listed.
	listing bool
}

// matter is what the numbers of a sentence are of, beside what its nouns name.
type matter struct {
	// attributes tells that the sentence sorts documents by whether they are open
	// (主动公开20件、依申请公开6件、不予公开4件).
	attributes bool
	// citizens tells that 公民 is one kind of applicant among others in the sentence;
	// on its own it means anybody.
	citizens bool
	// organised tells that one kind of organisation is named.
	organised bool
	// elsewhere tells that the last number counted a matter of another kind (来信,
	// 行政许可申请), so that what is said of its outcome is none of ours.
	elsewhere bool
	// unrelated tells that the disputes of the sentence are not over the office's
	// answers: it decides them itself, or they are over its penalties.
	unrelated bool
	// foreign tells that those of the clause are not.
	foreign bool
	// abroad tells that the whole counted last is of another matter, and grouped that
	// its parts, or those of another whole, are being told.
	abroad, grouped bool
}

// shares is how many shares a clause gives, and what those to come are of.
type shares struct {
	given  int
	shared []Quantity
}

// sentence reads the sentence from rune i to rune j. Behind a semicolon it is a soft
// one, which goes on with the matter of the one before it.
func (p *paragraph) sentence(i, j int, soft bool) {
	if i >= j {
		return
	}
	if p.idle(i, j) {
		p.sentenceState = sentenceState{year: yearOwn, matter: matter{elsewhere: true}}
		return
	}
	room := tokenSize * (j - i)
	if !p.rd.step(j-i) || !p.rd.grow(room) {
		return
	}
	tokens := p.rd.tokenize(p.text.runes[i:j])
	for k := range tokens {
		tokens[k].i += i
		tokens[k].j += i
		if tokens[k].class == numeral {
			room += numberSize
		}
	}
	defer p.rd.budget.Release(int64(room))
	p.begin(i, j, soft, tokens)
	p.overview(tokens)
	for _, c := range clauses(tokens) {
		if !p.rd.step(len(c.tokens)) {
			return
		}
		p.clause(c)
	}
	p.reconcile()
}

// begin makes the state that a sentence begins with: that of the one before it where it
// goes on with that.
func (p *paragraph) begin(i, j int, soft bool, tokens []token) {
	fresh := sentenceState{from: i, to: j, year: yearOwn, scope: "own"}
	fresh.row, fresh.first, fresh.loosened = "new", len(p.facts), len(p.facts)
	goesOn := p.continues(tokens)
	if p.year != "" && goesOn {
		fresh.year, fresh.scope, fresh.row, fresh.listing = p.year, p.scope, p.row, true
		fresh.ledger = p.ledger
	}
	fresh.attributes = p.sortsDocuments(tokens)
	if soft || goesOn {
		fresh.elsewhere, fresh.unrelated = p.elsewhere, p.unrelated
	} else if p.heading && p.topic == "" {
		p.topic = topicRequest
	}
	fresh.unrelated = fresh.unrelated || p.atLarge(tokens)
	p.sentenceState = fresh
}

// overview takes up what any word of the sentence says of all of it.
func (p *paragraph) overview(tokens []token) {
	for _, t := range tokens {
		switch t.class {
		case "column":
			p.organised = p.organised || organisations[t.value]
			p.citizens = p.citizens || t.value != "citizen" && t.value != "individual"
		case "year":
			p.dated = p.dated || t.value == yearOwn || t.value == yearSame && p.year == yearOwn
		case "noun":
			p.applications = p.applications || requests(t.value)
		case "row":
			p.applications = p.applications || ofRequestsAlone(t.value)
		}
	}
}

// bracket reads what stands in a bracket within a clause. Behind a year it is of that
// year: 相比2023年（收到申请64件）.
func (p *paragraph) bracket(b bracket) {
	if !p.rd.step(len(b.tokens)) {
		return
	}
	year, shares, restricted, foreign, counting := p.year, p.shares, p.restricted, p.foreign, p.counting
	p.inside = true
	if b.year != "" {
		p.year = b.year
	}
	p.clause(clause{tokens: b.tokens})
	if b.year != "" {
		p.year = year
	}
	p.inside = false
	p.shares, p.restricted, p.foreign, p.counting = shares, restricted, foreign, counting
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
