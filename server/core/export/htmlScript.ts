/** What makes an exported schedule tell other zones' times and search. Without it the times are the event's own. */
export const htmlScript = `
"use strict";
const times=[...document.querySelectorAll("time")].map(e=>({e,own:e.textContent,at:new Date(e.dateTime)}));
const shown=document.getElementById("shown-zone"),own=shown.textContent;
const zone=document.getElementById("zone"),search=document.getElementById("search");
const here=new Intl.DateTimeFormat().resolvedOptions().timeZone;
function show(name){
  const format=name&&new Intl.DateTimeFormat("en-GB",{timeZone:name,hour:"2-digit",minute:"2-digit",hourCycle:"h23"});
  const date=name&&new Intl.DateTimeFormat("en-CA",{timeZone:name});
  const day=name&&new Intl.DateTimeFormat("en-GB",{timeZone:name,weekday:"short"});
  for(const t of times){
    const other=name&&date.format(t.at)!==t.e.dateTime.slice(0,10)?day.format(t.at)+" ":"";
    t.e.textContent=name?other+format.format(t.at):t.own;
  }
  shown.textContent=name||own;
}
if(zone){
  const add=(value,text)=>zone.append(new Option(text,value));
  add("","the event's zone");
  add(here,"my zone: "+here);
  for(const name of Intl.supportedValuesOf?Intl.supportedValuesOf("timeZone"):[])add(name,name);
  zone.onchange=()=>show(zone.value);
  zone.parentElement.hidden=false;
}
const fold=text=>text.normalize("NFD").replace(/\\p{M}/gu,"").toLowerCase();
search.oninput=()=>{
  const words=fold(search.value).split(/\\s+/);
  for(const e of document.querySelectorAll(".talk")){
    const text=fold(e.textContent);
    e.hidden=!words.every(word=>text.includes(word));
  }
};
search.parentElement.hidden=false;
`;
