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
