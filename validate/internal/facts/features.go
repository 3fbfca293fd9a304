package facts

import (
	"slices"
)

// features are what the words around a number say of it.
type features struct {
	verbs  []string
	noun   string
	column string
	row    string
	result string
	way    string
	forum  string // who decided: 复议机关, 法院
	year   string
	years  []string // all that are named
	scope  string
	bound  Bound

	carry, pending, still          bool
	others                         bool // 其他
	reaches                        bool // 达到
	relative                       bool // 的 stands last: 办结的54件
	rise, fall, share, compare     bool
	each, respectively, sum, group bool
	not                            bool
	disclosure                     bool // the words 政府信息公开 or the like
	posted                         bool // something was made public before it in the clause
	timely                         bool
	matters                        bool // 事项
	caused                         bool // 因…引发的
	naked                          bool // 公开 alone, which may be the verb of another sentence
	// misapplied is set where 申请 follows a noun of another kind: 行政许可申请.
	misapplied bool

	blocked bool // a word is not understood, or is of another matter
	foreign bool // because something else is counted
}

// core are the classes that say what is counted. A word before the first of them may
// be anything, the name of the office or how it went about it; a word behind it may
// narrow it down and must be known.
var core = map[class]bool{
	"verb": true, "noun": true, "carry": true, "column": true, "row": true, "result": true, "way": true,
	"rise": true, "fall": true, "share": true, "not": true, "zero": true,
}

// mostVerbs is how many verbs are kept before those that were said already make room:
// more than there are, so that each stays with the first and the last.
const mostVerbs = 32

// say takes up a verb.
func (f *features) say(verb string) {
	if len(f.verbs) >= mostVerbs {
		if i := slices.Index(f.verbs[1:], verb); i >= 0 {
			f.verbs = slices.Delete(f.verbs, i+1, i+2)
		}
	}
	f.verbs = append(f.verbs, verb)
}

// takeNoun takes up a noun. Of two side by side the latter is what is counted and the
// former says of what: 政府信息公开申请行政复议.
func (f *features) takeNoun(noun string, adjacent bool) {
	if noun != topicApplication {
		f.noun = noun
		return
	}
	switch f.noun {
	case "":
		f.noun = topicApplication
	case topicRequest, topicApplication, topicReconsider:
		// 依申请公开申请, 行政复议申请
	default:
		f.misapplied = f.misapplied || adjacent
	}
}

// verb reports whether one of the verbs was said.
func (f *features) verb(verbs ...string) bool {
	for _, v := range f.verbs {
		if slices.Contains(verbs, v) {
			return true
		}
	}
	return false
}

// named reports whether something is named that can be counted.
func (f *features) named() bool {
	return f.noun != "" || f.column != "" || f.row != "" || f.result != "" || f.way != ""
}

// barren reports whether nothing says what is counted, so that it is to be looked
// for behind the number.
func (f *features) barren() bool { return !f.named() && !f.carry && !f.blocked }

// with adds to the features of a segment what was said of all segments.
func (f features) with(whole features) features {
	if len(f.verbs) == 0 {
		f.verbs = whole.verbs
	}
	f.scope, f.group = whole.scope, whole.group
	if f.year == "" && !whole.carry {
		f.year = whole.year
	}
	f.blocked = f.blocked || whole.blocked
	return f
}

// after returns what a clause has said with f at its end.
func (f features) after(before features) features {
	f.posted = f.posted || before.posted || f.verb("post")
	if len(f.verbs) == 0 {
		f.verbs = before.verbs
	}
	return f
}
